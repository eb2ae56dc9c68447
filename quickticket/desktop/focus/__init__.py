"""Taking the keyboard focus for the popup and giving it back."""
