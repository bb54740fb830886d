"""From a folder with spreadsheets, as a coordinator writes it, to a campaign.

Never loaded by a kiosk: only the extra "authoring" brings what is imported here.
"""
