"""Write: a laid-out brief becomes the bytes of a PDF, a Word file and a web page."""
