"""The habits that every module keeps and no linter knows."""

from __future__ import annotations

import ast
import sys

import pytest

from tests.unit.architecture.source_tree import Module, modules

EVERYTHING = modules("quickticket", "tests", "packaging", "dev.py")
LONGEST = 500  # lines; at 300 think again
SPAWNERS = {"create_task", "ensure_future", "TaskGroup", "run_coroutine_threadsafe"}
NOT_PURE = {
    "asyncio",
    "io",
    "logging",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "time",
}


def name_of(module: Module) -> str:
    return module.name


@pytest.mark.parametrize("module", EVERYTHING, ids=name_of)
def test_a_module_says_its_job_in_one_line(module: Module) -> None:
    assert module.job.endswith((".", ":")), "the docstring's first line is a sentence"


@pytest.mark.parametrize("module", EVERYTHING, ids=name_of)
def test_a_module_holds_one_idea(module: Module) -> None:
    assert len(module.text.splitlines()) <= LONGEST


@pytest.mark.parametrize("module", modules("quickticket"), ids=name_of)
def test_an_init_file_costs_no_import(module: Module) -> None:
    if module.path.name == "__init__.py":
        assert imported(module) <= {"__future__"}


def test_tasks_are_spawned_in_one_place_only() -> None:
    spawning = {
        module.name
        for module in modules("quickticket")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in SPAWNERS
    }
    assert spawning == {"quickticket/services/tasks.py"}


@pytest.mark.parametrize("module", modules("quickticket/domain"), ids=name_of)
def test_the_domain_is_pure(module: Module) -> None:
    used = imported(module)
    assert used <= sys.stdlib_module_names | {"quickticket"}
    assert not used & NOT_PURE


def imported(module: Module) -> set[str]:
    """The top-level packages that a module imports, lazily or not."""
    names: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def called(node: ast.Call) -> str:
    """`create_task` of `loop.create_task(...)`."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
