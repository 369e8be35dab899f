### people

