### steps

