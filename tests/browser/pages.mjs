// One page of each type, as addresses below the site's root.

export const pages = {
  front: "",
  areas: "omraader/",
  area: "omraader/herredsvang/",
  "area without figures": "omraader/ringparken/",
  "group of areas": "omraader/viborg-boernefokusomraader/",
  municipalities: "kommuner/",
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
  "stories of an area": "historier/omraader/herredsvang/",
  story: "historier/2018/ti-aars-udvikling/",
  "story about an area": "historier/2018/byg-op/",
  awards: "ildsjaele/",
  award: "ildsjaele/2018/",
  reports: "aarsskrifter/",
  report: "aarsskrifter/2018/",
  chapter: "aarsskrifter/2018/forord/",
  "chapter of developments": "aarsskrifter/2018/ydelser/",
  "chapter of boards": "aarsskrifter/2018/bestyrelse-og-styregruppe/",
  projects: "projekter/",
  project: "projekter/kickstart/",
  "project with figures": "projekter/viborg-tre-skoler/",
  goals: "maal/",
  criteria: "kriterier/",
  page: "data-og-metode/",
  "open data": "data/",
  glossary: "ordbog/",
  contact: "kontakt/",
  "accessibility statement": "tilgaengelighed/",
  "not found": "404.html",
};

// What people take along on paper.
export const asHandouts = ["area", "story", "chapter"];

// What is weighed: where pictures stand beside figures, those are not counted.
export const weighed = ["area"];

// What Lighthouse gives marks.
export const marked = ["front", "area", "indicator", "story", "report"];
