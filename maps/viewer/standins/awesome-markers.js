// Pins for folium.Icon: drawn here, the sign in them a character, since the fonts of the originals weigh more than the page.

L.AwesomeMarkers = {
  colors: {
    red: "#d33d2a", darkred: "#a23336", lightred: "#ff8e7f", orange: "#f39630", beige: "#ffca92", green: "#70ad25",
    darkgreen: "#728224", lightgreen: "#b9f76e", blue: "#37a7d9", darkblue: "#00649f", cadetblue: "#436978",
    lightblue: "#8adaff", purple: "#cf51b6", darkpurple: "#5b396b", pink: "#ff91ea", white: "#fbfbfb", gray: "#575757",
    lightgray: "#a3a3a3", black: "#303030",
  },

  Icon: L.Icon.extend({
    options: { iconSize: [35, 45], iconAnchor: [17, 43], popupAnchor: [1, -34], tooltipAnchor: [14, -26] },

    createIcon() {
      const { markerColor, iconColor, icon, prefix, extraClasses } = this.options;
      const svg = (tag, attributes) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        return element;
      };
      const pin = svg("svg", { viewBox: "0 0 35 45", width: 35, height: 45, "aria-hidden": "true" });
      const fill = L.AwesomeMarkers.colors[markerColor] || L.AwesomeMarkers.colors.blue;
      const outline = "M17.5 43.5C14 35 3 29 3 17a14.5 14.5 0 0 1 29 0c0 12-11 18-14.5 26.5z";
      pin.append(svg("path", { d: outline, fill, stroke: "#ffffff", "stroke-width": 1.5 }));
      const sign = document.createElement("i");
      const bare = String(icon || "circle").replace(new RegExp(`^${prefix}-`), "");
      sign.className = `${prefix} ${prefix}-${bare} ${extraClasses || ""}`;
      sign.style.color = iconColor || "white";
      const holder = document.createElement("div");
      holder.append(pin, sign);
      this._setIconStyles(holder, "icon");
      holder.classList.add("dl-pin");
      return holder;
    },

    createShadow: () => null,
  }),

  icon: (options) => new L.AwesomeMarkers.Icon(options),
};
