"""The keyboard's way in, with Esc not held back.

Textual 8.2.8 tells a lone Esc from the start of a sequence only when its input thread wakes up next, which is every
100 ms: an Esc arrives 100 to 130 ms late (measured), and Esc must cancel within 100 ms. This thread wakes up as soon as
the wait that tells the two apart is over. What is no UTF-8 becomes U+FFFD; Textual's own thread would end the app.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder

from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

# How long the thread sleeps at most: it must see that the app ends.
IDLE_SECONDS = 0.1


class PromptDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, which reads the keyboard without its delay."""

    def run_input_thread(self) -> None:
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        wait = IDLE_SECONDS
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                data = decode(os.read(self.fileno, 4096)) if selector.select(wait) else ""
                if data:
                    for event in parser.feed(data):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                wait = constants.ESCAPE_DELAY if data.endswith("\x1b") else IDLE_SECONDS
        try:
            for _ in parser.feed(""):
                pass
        except (ParseError, EOFError):
            pass
