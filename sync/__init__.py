"""From the stand to the centre and back.

Knows the kiosk's rules and tables (`kiosk`), and nothing of Qt or of screens (`ui`).
"""
