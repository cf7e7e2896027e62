"""The codes that choices offer, each with its meaning.

Codes are in lower case with hyphens, in the terms of the field.
"""

from collections.abc import Mapping

Choice = Mapping[str, str]
"""The codes of a choice -> what each means, in one sentence."""

SCOPES: Choice = {
    "intersecretariat": "All secretariats and branches concerned cooperate.",
    "tripartite": "The three entities cooperate: Minamata, BRS, and the UNEP branch.",
    "officers-of-the-two-secretariats": "Officers of Minamata and BRS cooperate.",
}
ACTORS: Choice = {
    "secretariat": "A secretariat of a convention or a process.",
    "branch": "A branch or another unit of an organization.",
    "conference": "A conference of the parties, or another conference.",
    "governing-body": "A body that governs an organization, such as an assembly.",
    "government": "A government: a State or a Party.",
    "organization": "An international, regional or private organization.",
    "regional-centre": "A regional or subregional centre of a convention.",
    "process": "A process or programme that acts in its own name.",
    "partner": "A partner that is none of the other types.",
    "person": "A natural person.",
    "office": "An office or post that acts, whoever holds it.",
}
BODIES: Choice = {
    "task-force": "A task force, such as the joint task force of MC-3/11.",
    "subgroup": "A part of another body.",
    "working-group": "A working group, such as one on an area of cooperation.",
    "expert-group": "A group of experts.",
    "advisory-group": "A group that gives advice.",
    "partnership": "A partnership, such as the Global Mercury Partnership.",
    "negotiating-committee": "A committee that negotiates an instrument.",
    "bureau": "The bureau of a conference or of another body.",
    "consultative-process": "A process of consultations between countries.",
    "panel": "A panel, such as a science-policy panel.",
}
FUNCTIONS: Choice = {
    "co-chair": "One of several who chair a body together.",
    "chair": "Chairs a body.",
    "rapporteur": "Reports on the proceedings of a body.",
    "head": "Heads an entity or a body.",
    "executive-secretary": "The executive secretary of a convention.",
    "lead-officer": "The officer of an entity who leads its work in an area.",
    "area-lead": "Leads a partnership area.",
    "sector-co-lead": "One of several who lead a sector together.",
    "focal-point": "The person or office to contact.",
    "member": "A member of a body.",
    "ex-officio-member": "A member of a body by virtue of another office.",
    "observer": "Attends a body without being its member.",
    "adviser": "Gives advice to a body.",
    "host": "Hosts a body or a meeting.",
    "co-host": "One of several who host together.",
    "donor": "Gives money or other means.",
    "secretariat": "Serves a body as its secretariat.",
    "repository": "Keeps the documents or data of others.",
}
MANDATES: Choice = {
    "decision": "A decision of a conference, such as MC-3/11.",
    "resolution": "A resolution of an assembly.",
    "article": "An article of a convention.",
    "request": "A request that is not part of a decision.",
    "rule": "A rule, such as one of rules of procedure.",
    "draft-decision": "A draft of a decision; it has no effect until it is adopted.",
    "programme-of-work": "A programme of work and its budget.",
}
PARAGRAPHS: Choice = {
    "request": "The paragraph requests an action, and waits for it.",
    "invitation": "The paragraph invites others to act, and waits for the action.",
    "urging": "The paragraph urges others to act, and waits for the action.",
    "decision": "The paragraph decides something; it waits for no action.",
    "welcome": "The paragraph welcomes or notes something; it waits for no action.",
    "permission": "The paragraph permits something; it waits for no action.",
    "definition": "The paragraph defines something; it waits for no action.",
}
AGREEMENTS: Choice = {
    "cooperation-agreement": "An agreement on services at cost between entities.",
    "memorandum-of-understanding": "A memorandum of understanding.",
    "letter-of-intent": "A letter that states an intention.",
    "host-agreement": "An agreement with the host of a secretariat or a meeting.",
    "terms-of-reference": "Terms of reference that parties agreed.",
    "framework": "A framework for later cooperation.",
    "guidelines": "Guidelines that parties agreed.",
    "convention": "A convention, such as the Minamata Convention.",
    "rules": "Rules that parties agreed, such as rules of procedure.",
}
INSTRUMENTS: Choice = {
    "ratification": "An instrument of ratification.",
    "acceptance": "An instrument of acceptance.",
    "approval": "An instrument of approval.",
    "accession": "An instrument of accession.",
}
MEETINGS: Choice = {
    "session": "A session of a conference or a governing body, such as COP-4.",
    "bureau": "A meeting of a bureau.",
    "heads": "A meeting of the heads of the entities.",
    "all-staff": "A meeting of all staff.",
    "expert": "A meeting of experts.",
    "technical": "A technical meeting.",
    "preparatory": "A meeting that prepares another, such as a regional meeting.",
    "joint": "A joint meeting of several bodies.",
    "partnership": "A meeting of a partnership.",
    "consultation": "A consultation with Parties, experts or the public.",
    "call": "A call by telephone or video.",
    "workshop": "A workshop or a training course.",
    "round-of-workshops": "Several workshops that belong together.",
    "side-event": "An event beside a session.",
    "high-level-event": "An event or segment for ministers and heads of organizations.",
    "conference": "A conference that is not a session of a governing body.",
}
MODALITIES: Choice = {
    "in-person": "Participants meet in one place.",
    "online": "Participants meet online.",
    "hybrid": "Some participants meet in one place, others join online.",
    "teleconference": "Participants meet by telephone.",
    "by-mail": "Participants correspond; they do not meet.",
}
ACTIVITIES: Choice = {
    "study": "A study or an assessment.",
    "project": "A project with a beginning and an end.",
    "campaign": "A campaign, such as one to raise awareness.",
    "programme": "A programme of several activities.",
    "cooperation": "Continuing cooperation between actors.",
    "consultation": "A round of consultations.",
    "information-sharing": "An exchange of information.",
    "process": "A process that prepares or reviews something.",
    "strategy": "The preparation or implementation of a strategy.",
    "standard": "The preparation of a standard.",
    "initiative": "An initiative of one or more actors.",
    "exhibition": "An exhibition or a display.",
    "mapping": "A survey of who does what, or where something is.",
}
DOCUMENTS: Choice = {
    "report": "A report that is not a joint one.",
    "joint-report": "A joint report of the three entities to a conference.",
    "note": "A note, such as one by a secretariat.",
    "information-document": "An information document of a session (INF).",
    "study": "A study or an assessment.",
    "decision-text": "The text of a decision that was adopted.",
    "draft-decision": "The text of a decision that was proposed.",
    "addendum": "A document that adds to another one.",
    "corrigendum": "A document that corrects another one.",
    "annex": "An annex to another document.",
    "agenda": "The agenda of a meeting, with or without annotations.",
    "terms-of-reference": "The terms of reference of a body.",
    "framework": "A framework for later work.",
    "guidance": "Guidance or guidelines.",
    "business-plan": "A business plan, such as that of a partnership area.",
    "template": "A form to be filled in.",
    "paper": "A working paper or a conference room paper.",
    "memorandum-of-understanding": "The text of a memorandum of understanding.",
    "rules": "The text of rules, such as rules of procedure.",
    "letter": "A letter or an electronic mail.",
    "publication": "A book, a brochure or another publication.",
    "website": "A page or a site on the web.",
}
CONTRIBUTIONS: Choice = {
    "service": "A service that one entity gives to another, such as at cost.",
    "funding": "Money, given for a purpose or for general use.",
    "staff": "Staff or working time.",
    "input": "Content for a document or a process, such as a chapter.",
    "comments": "Comments on a document.",
    "information": "Information or data.",
    "hosting": "The hosting of a meeting or a body.",
    "logistics": "Logistics, such as travel or conference services.",
    "it": "Information technology, such as a website, software or support.",
    "in-kind": "A contribution in kind that is none of the others.",
}
DECISION_RULES: Choice = {
    "consensus": "Decisions need consensus.",
    "majority": "Decisions need a simple majority.",
    "two-thirds-majority": "Decisions need a majority of two thirds.",
    "unanimity": "Decisions need the vote of every member.",
}
EDITION_TYPES: Choice = {
    "corrigendum": "The edition corrects a report that was issued.",
    "revision": "The edition revises a report that was issued.",
}
TEXT_PLACES: Choice = {
    "replaces": "The text stands instead of the generated one.",
    "before": "The text stands before the generated one.",
    "after": "The text stands after the generated one.",
    "fills": "The text fills a paragraph for which nothing is generated.",
    "footnote": "The text is a footnote to the paragraph.",
}
