DELETE FROM progress;
