/** The colours of the page (app/_ui/tokens.css), as plain values: mail programs know no custom properties. */
export const light = {
  ground: '#f3f4f0',
  paper: '#ffffff',
  sunk: '#fbeeee',
  ink: '#171a19',
  soft: '#4b514e',
  hairline: '#d9dbd5',
  accent: '#00573f',
  onAccent: '#ffffff',
  danger: '#a3182b',
};

export const dark: typeof light = {
  ground: '#0e100f',
  paper: '#1b1e1d',
  sunk: '#2d1b1c',
  ink: '#e8e9e4',
  soft: '#b3b8b2',
  hairline: '#333836',
  accent: '#7fd0ab',
  onAccent: '#0c1a14',
  danger: '#ff9c9c',
};

/** Faces that every system has: a letter fetches none. */
export const face = {
  text: "Georgia, 'Times New Roman', serif",
  sans: "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
};
