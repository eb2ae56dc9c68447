"""The service desk behind the routes: what is stored, and the rules Halo would hold it to."""
