"""The terminal tutor: `sansu-tui` opens the app, `sansu-tui ask` answers to a pipe."""
