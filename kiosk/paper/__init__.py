"""Papers that people take with them: what a handout says, and how it is set on each format.

`content` knows the words and nothing of paper; `text`, `pieces`, `qr` and `logo` set one thing
each; `page` and `receipt` put them in order; `sheets` puts handouts on the paper of a printer, and
`raster` makes dots of them. Lengths are points (1/72 inch), as in PDF; y grows upwards. The door is
`kiosk/handout.py`.
"""
