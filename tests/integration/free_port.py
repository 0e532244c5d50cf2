#!/usr/bin/env python3
"""Prints a port on loopback such that it and the next are free now (a broker and its controller)."""
import socket


def pair_is_free(port):
    for p in (port, port + 1):
        with socket.socket() as s:
            try:
                s.bind(("127.0.0.1", p))
            except OSError:
                return False
    return True


def main():
    while True:
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        if port < 65535 and pair_is_free(port):
            print(port)
            return


if __name__ == "__main__":
    main()
