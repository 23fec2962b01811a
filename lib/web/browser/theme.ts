import { applyTheme, chosenTheme } from './theme-choice';

// Runs before anything is painted, so that a reader who chose the dark never sees a white flash.
applyTheme(chosenTheme());
