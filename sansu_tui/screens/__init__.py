"""What fills the terminal: the tutor, its help, and the list of past problems."""
