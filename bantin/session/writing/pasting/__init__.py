"""What officers paste: text of Word, Zalo, web pages, PDFs and chat assistants, as lines that a field can take."""
