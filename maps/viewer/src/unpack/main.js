// Runs the scripts of a packed page in their order; the page's policy knows each by its hash.

import { inflate } from "./inflate.js";

for (const element of document.querySelectorAll("script[type='application/deflate+base64']")) {
  const text = atob(element.textContent);
  const script = document.createElement("script");
  script.textContent = new TextDecoder().decode(inflate(Uint8Array.from(text, (letter) => letter.charCodeAt(0))));
  element.replaceWith(script);
}
