/** German headings, by what they head; `|` parts the spellings. See `normaliseHeading` for their form. */
import type { SectionNames } from './section-names.ts';

export const GERMAN: SectionNames = {
  summary: `
    zusammenfassung | überblick | ueberblick | übersicht | uebersicht | kurzfassung | einleitung |
    kurzzusammenfassung`,
  impact: `
    auswirkung | auswirkungen | betroffene systeme | folgen | schaden | betroffen | ausmaß`,
  'customer-impact': `
    auswirkungen auf kunden | auswirkung auf kunden | kundenauswirkung | auswirkungen auf nutzer`,
  timeline: `
    zeitleiste | zeitverlauf | zeitlicher ablauf | ablauf | verlauf | chronologie | was ist passiert |
    was ist geschehen | zeitachse | chronologischer ablauf | ereignisverlauf | hergang`,
  'root-cause': `
    ursache | ursachen | grundursache | ursachenanalyse | hauptursache | warum ist es passiert |
    warum | auslöser und ursache`,
  trigger: `
    auslöser | ausloeser`,
  'contributing-factors': `
    beitragende faktoren | begünstigende faktoren | beguenstigende faktoren | faktoren |
    mitwirkende faktoren`,
  'five-whys': `
    5 warum | fünf warum | 5-why | 5-warum-analyse | 5x warum`,
  detection: `
    erkennung | entdeckung | feststellung | wie wurde es bemerkt | wie haben wir es bemerkt`,
  response: `
    reaktion | maßnahmen während des vorfalls | sofortmaßnahmen | sofortmassnahmen | vorgehen |
    diagnose`,
  resolution: `
    lösung | loesung | behebung | wiederherstellung | fehlerbehebung`,
  lessons: `
    erkenntnisse | lehren | gelernt | was haben wir gelernt | was wir gelernt haben | fazit |
    gelernte lektionen | schlussfolgerungen`,
  'went-well': `
    was lief gut | was gut lief | was ist gut gelaufen | was gut gelaufen ist |
    was hat gut funktioniert | das lief gut`,
  'went-wrong': `
    was lief schlecht | was lief nicht gut | was schlecht lief | was schief lief |
    was ist schief gelaufen | was ist schlecht gelaufen | was nicht gut lief | was lief schief |
    verbesserungspotenzial`,
  lucky: `
    glück | glueck | wo hatten wir glück | wo wir glück hatten | wo hatten wir glueck`,
  actions: `
    maßnahmen | massnahmen | aktionen | nächste schritte | naechste schritte | was aendern wir |
    was ändern wir | folgemaßnahmen | korrekturmaßnahmen | to-dos | aufgaben | verbesserungen |
    verbesserungsmaßnahmen | vorbeugende maßnahmen | offene punkte | empfehlungen`,
  prevention: `
    prävention | vorbeugung | vermeidung`,
  related: `
    ähnliche vorfälle | verwandte vorfälle | frühere vorfälle`,
  appendix: `
    anhang | anmerkungen`,
  background: `
    hintergrund | kontext | vorgeschichte | ausgangslage`,
  references: `
    referenzen | verweise | quellen | links`,
  participants: `
    beteiligte | teilnehmer | beteiligte personen`,
  metadata: `
    metadaten | eckdaten | allgemeine informationen`,
  communication: `
    kommunikation`,
};
