// A region that scrolls through more pixels than browsers let an element be high.

// Firefox stops below 18 million, Chromium at 33.
const MOST = 15_000_000;

/** Pixels of the content are `offset` more than those of the element; the offset jumps where the reader jumps. */
export class Scroll {
  constructor(region, content, most = MOST) {
    Object.assign(this, { region, content, most });
    this.height = 0;
    this.offset = 0;
    this.last = 0;
  }

  /** How high the content is. */
  set(height) {
    this.height = height;
    this.real = Math.min(height, this.most);
    this.content.style.height = `${this.real}px`;
    this.last = this.region.scrollTop;
    this.offset = Math.min(this.offset, height - this.real);
    if (this.real === height) this.offset = 0;
  }

  /** What stands at the upper edge, in pixels of the content. */
  get top() {
    return this.last + this.offset;
  }

  /** Where a pixel of the content stands in the element. */
  place(pixel) {
    return Math.max(0, Math.min(pixel - this.offset, this.real));
  }

  /** The region has scrolled. Returns whether what stands where has changed by it. */
  moved() {
    const now = this.region.scrollTop;
    const far = Math.abs(now - this.last) > this.region.clientHeight;
    this.last = now;
    if (this.real === this.height) return false;
    const before = this.offset;
    const room = this.real - this.region.clientHeight;
    const left = this.height - this.real;
    if (far || now <= 0 || now >= room) this.offset = Math.round((Math.max(0, Math.min(now, room)) / room) * left);
    return before !== this.offset;
  }

  /** Brings a pixel of the content to the upper edge. */
  to(pixel) {
    const { region, height, real } = this;
    const top = Math.max(0, Math.min(pixel, height - region.clientHeight));
    this.offset = real === height ? 0 : Math.round((top / (height - region.clientHeight)) * (height - real));
    region.scrollTop = top - this.offset;
    this.last = region.scrollTop;
  }
}
