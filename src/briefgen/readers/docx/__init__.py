"""Read a Word file: its blocks, notes and ids in order, whoever saved it last.

``read_docx`` (in ``read``) gives the text of any file that briefgen wrote, after Word or
LibreOffice saved it, too; ``check`` holds any Word file against the rules of structure and
accessibility. lxml is imported by the modules that need it, not by this one.
"""
