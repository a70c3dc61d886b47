// One page of each type, as addresses below the site's root.

export const pages = {
  front: "",
  areas: "omraader/",
  area: "omraader/herredsvang/",
  "area without figures": "omraader/ringparken/",
  "group of areas": "omraader/viborg-boernefokusomraader/",
  municipality: "kommuner/aarhus/",
  indicators: "noegletal/",
  indicator: "noegletal/skolefravaer/",
  themes: "indsatsomraader/",
  theme: "indsatsomraader/tryghed-og-trivsel/",
  programmes: "helhedsplaner/",
  programme: "helhedsplaner/viborg-helhedsplan-2017-2021/",
  page: "data/",
  "not found": "404.html",
};

// A phone and a desk, by day and by night.
export const views = [320, 1280].flatMap((width) =>
  ["light", "dark"].map((colorScheme) => ({ width, colorScheme })),
);
