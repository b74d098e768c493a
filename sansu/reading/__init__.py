"""From a problem's text to what it states, and to its exact solution."""
