// The heat layers read their canvas again and again: said beforehand, Chromium keeps it where that is fast, and is silent.

const context = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function getContext(kind, options) {
  const theirs = kind === "2d" && !this.classList.contains("dl-canvas");
  return context.call(this, kind, theirs ? { ...options, willReadFrequently: true } : options);
};
