"""One running app per home directory, and the socket that the commands talk to."""
