SELECT record FROM plan WHERE one = 1;
