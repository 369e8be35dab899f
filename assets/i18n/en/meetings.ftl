### meetings

