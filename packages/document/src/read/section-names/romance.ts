/** Spanish, French, Portuguese (and some Italian) headings, by what they head; `|` parts the spellings. See `normaliseHeading` for their form. */
import type { SectionNames } from './section-names.ts';

export const ROMANCE: SectionNames = {
  summary: `
    resumen | resumen ejecutivo | descripción | descripcion | descripción general | résumé | resume |
    synthèse | vue d’ensemble | vue d'ensemble | résumé exécutif | aperçu | resumo | resumo executivo |
    sumário | sumario | visão geral | descrição | riepilogo | sintesi`,
  impact: `
    impacto | impactos | alcance | consecuencias | conséquences | impacts | consequências | impatto |
    afectación | services affectés | portée`,
  'customer-impact': `
    impacto en los clientes | impacto en clientes | impacto al cliente | impacto en usuarios |
    impacto en los usuarios | impact client | impact clients | impact utilisateur |
    impact utilisateurs | impact sur les clients | impact sur les utilisateurs | impacto no cliente |
    impacto nos clientes | impacto para o usuário | impacto nos usuários`,
  'business-impact': `
    impacto en el negocio | impacto de negocio | impact métier | impact business | impacto no negócio |
    impacto nos negócios`,
  'technical-impact': `
    impacto técnico | impact technique`,
  timeline: `
    cronología | cronologia | línea de tiempo | linea de tiempo | línea temporal |
    cronología de eventos | cronología de los hechos | chronologie | chronologie des événements |
    déroulement | déroulé | frise chronologique | déroulé des événements | ligne de temps |
    linha do tempo | cronologia dos eventos | linha temporal | historique`,
  'root-cause': `
    causa raíz | causa raiz | causas raíz | causa | causa principal | análisis de causa raíz |
    análisis de la causa raíz | cause racine | causes racines | cause profonde | analyse des causes |
    analyse de la cause racine | analyse des causes racines | causa-raiz | análise de causa raiz |
    análise da causa raiz | causes profondes | cause principale | origine | origine de l'incident`,
  causes: `
    causas`,
  'what-happened': `
    qué pasó | que paso | ¿qué pasó | qué ocurrió | ¿qué ocurrió | qué sucedió | ¿qué sucedió |
    que s'est-il passé | que s’est-il passé | ce qui s'est passé | ce qui s’est passé |
    o que aconteceu | détails | detalles | detalhes`,
  trigger: `
    desencadenante | detonante | déclencheur | élément déclencheur | gatilho | disparador`,
  'contributing-factors': `
    factores contribuyentes | causas contribuyentes | causas contribuintes | causes contributives | condiciones contribuyentes | factores que contribuyeron | facteurs contributifs |
    facteurs contributeurs | facteurs aggravants | fatores contribuintes | fatores contributivos |
    factores | facteurs | fatores`,
  'five-whys': `
    5 porqués | los 5 porqués | cinco porqués | 5 pourquoi | les 5 pourquoi | cinq pourquoi |
    5 porquês | os 5 porquês | cinco porquês | los cinco porqués | les cinq pourquoi`,
  detection: `
    detección | deteccion | détection | detecção | cómo se detectó | ¿cómo se detectó |
    como foi detectado | comment cela a été détecté | descubrimiento`,
  response: `
    respuesta | réponse | resposta | réaction | respuesta al incidente | actions immédiates |
    acciones inmediatas | ações imediatas | resposta ao incidente | réponse à l'incident |
    investigation | diagnóstico | diagnostic`,
  resolution: `
    resolución | resolucion | résolution | resolução | solución | solução | recuperación |
    recuperação | rétablissement | correction | mitigación | mitigação | atténuation | correctif |
    remédiation | solution | correção`,
  lessons: `
    lecciones aprendidas | lecciones | aprendizajes | leçons apprises | leçons | enseignements |
    leçons tirées | retour d’expérience | retour d'expérience | lições aprendidas | lições |
    aprendizados | conclusión | conclusiones | conclusão | lo que aprendimos | o que aprendemos |
    ce que nous avons appris`,
  'went-well': `
    qué salió bien | ¿qué salió bien | lo que salió bien | qué funcionó | qué fue bien |
    lo que fue bien | ce qui s'est bien passé | ce qui s’est bien passé | ce qui a bien fonctionné |
    points positifs | o que deu certo | o que correu bem | o que funcionou | o que funcionou bem |
    o que foi bem`,
  'went-wrong': `
    qué salió mal | ¿qué salió mal | lo que salió mal | qué no funcionó | qué fue mal |
    lo que fue mal | ce qui s'est mal passé | ce qui s’est mal passé | ce qui n'a pas fonctionné |
    points négatifs | o que deu errado | o que correu mal | o que não funcionou | áreas de mejora |
    axes d'amélioration | points à améliorer | o que pode melhorar | ce qui n'a pas bien fonctionné`,
  lucky: `
    dónde tuvimos suerte | ¿dónde tuvimos suerte | en qué tuvimos suerte | donde tuvimos suerte |
    où nous avons eu de la chance | où avons-nous eu de la chance | coups de chance |
    onde tivemos sorte | suerte | chance | sorte`,
  actions: `
    acciones | acciones correctivas | acciones a tomar | elementos de acción | puntos de acción |
    próximos pasos | proximos pasos | acciones preventivas | medidas correctivas | plan de acción |
    tareas | acciones de seguimiento | seguimiento | medidas | mejoras | plan d'action |
    plan d'actions | points d'action | actions correctives | actions à mener | actions préventives |
    actions de suivi | prochaines étapes | mesures correctives | suivi | améliorations | tâches |
    ações | ações corretivas | ações preventivas | próximos passos | itens de ação | plano de ação |
    medidas corretivas | melhorias | tarefas | acompanhamento | recomendaciones | recommandations |
    recomendações | mesures préventives | azioni correttive`,
  prevention: `
    prevención | prévention | prevenção`,
  related: `
    incidentes relacionados | incidents liés | incidentes similares | incidents similaires |
    incidentes anteriores | incidents connexes | incidentes semelhantes`,
  appendix: `
    anexo | anexos | annexe | annexes | apéndice | apêndice | notas`,
  background: `
    contexto | antecedentes | contexte | histórico`,
  references: `
    referencias | références | referências | enlaces | liens | fuentes | fontes`,
  participants: `
    participantes | personas involucradas | intervenants | pessoas envolvidas | équipe | equipo`,
  metadata: `
    metadatos | métadonnées | metadados | información general | informations générales |
    informações gerais`,
  metrics: `
    métricas | métriques | indicateurs`,
  questions: `
    preguntas abiertas | questions ouvertes | questões em aberto | perguntas em aberto`,
  communication: `
    comunicación | comunicação | comunicaciones`,
};
