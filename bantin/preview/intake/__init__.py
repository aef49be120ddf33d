"""What the page is given: pictures, documents, pasted texts, a month that goes on from the last."""
