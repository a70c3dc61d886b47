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
  comparisons: "omraader/sammenlign/",
  "two areas": "omraader/sammenlign/bispehaven-gellerup-toveshoej/",
  "areas of a municipality": "omraader/sammenlign/kommune/aarhus/",
  stories: "historier/",
  "stories of a topic": "historier/emner/job/",
  story: "historier/2018/ti-aars-udvikling/",
  page: "data-og-metode/",
  "open data": "data/",
  glossary: "ordbog/",
  contact: "kontakt/",
  "accessibility statement": "tilgaengelighed/",
  "not found": "404.html",
};

// A phone and a desk.
export const widths = [320, 1280];
