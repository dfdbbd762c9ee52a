// BeautifyIcon sets its styles by markup, which the page's policy keeps out; here they are set as properties.

L.BeautifyIcon.Icon.include({
  createIcon() {
    const { html, icon, iconShape, innerIconAnchor, innerIconStyle, isAlphaNumericIcon, prefix, spin, text, textColor } = this.options;
    const mark = document.createElement("div");
    this._setIconStyles(mark);
    if (html) mark.innerHTML = html;
    else if (!/-dot$|^doughnut$/.test(iconShape || "")) {
      const sign = document.createElement(isAlphaNumericIcon ? "div" : "i");
      if (isAlphaNumericIcon) sign.textContent = text;
      else sign.className = `${prefix} ${prefix}-${icon}${spin ? " fa-spin" : ""}`;
      const at = L.point(innerIconAnchor || [0, 0]);
      sign.style.cssText = innerIconStyle || "";
      sign.style.color = textColor;
      sign.style.marginTop = `${at.y}px`;
      sign.style.marginLeft = `${at.x}px`;
      mark.append(sign);
    }
    if (iconShape !== "marker") return mark;
    const holder = document.createElement("div");
    holder.className = "beautify-marker";
    holder.append(mark);
    return holder;
  },

  _setIconStyles(mark) {
    const { backgroundColor, borderColor, borderStyle, borderWidth, customClasses, iconAnchor, iconShape, iconSize, iconStyle, textColor } = this.options;
    const size = L.point(iconSize);
    const anchor = L.point(iconAnchor);
    mark.className = ["beautify-marker", iconShape, customClasses].filter(Boolean).join(" ");
    mark.style.cssText = iconStyle || "";
    Object.assign(mark.style, { backgroundColor, borderColor, borderStyle, borderWidth: `${borderWidth}px`, color: textColor });
    if (size) Object.assign(mark.style, { width: `${size.x}px`, height: `${size.y}px` });
    if (anchor) Object.assign(mark.style, { marginLeft: `${-anchor.x}px`, marginTop: `${-anchor.y}px` });
  },
});
