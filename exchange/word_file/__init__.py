"""Documents as Word files (.docx): the bulletin as an official letter in the layout of GB/T 9704, every other sheet as
a real table; or the office's own template, filled in. python-docx and docxtpl are imported when a file is written."""
