"""The edge: events as a component of a spaCy pipeline, ``nlp.add_pipe("dragoman")``.

It assigns

- ``doc._.events``: the events that the settings let through, a tuple of ``Event``;
- ``doc._.reading``: the ``Reading`` with these events; None where the component has not been;
- ``doc.spans["dragoman"]``: a span for each act ("CONSULT"), participant ("CONSULT actor", "CONSULT recipient") and
  place ("CONSULT place"), whose ``id_`` is its event's;
- ``doc._.dragoman_ents``: the text with all marks, for ``displacy.render(…, style="ent", manual=True)``.

Each text is read anew by the pipeline that ``model`` names, whatever parse the doc has: that parse is the one that the
coder is measured on; it sets a dateline aside and takes "test-fired" for one word. So events and their ids are those of
``Coder`` and of a store, and in ``spacy.blank("en")`` nothing is parsed twice. Offsets are those of ``doc.text``.
"""

from dragoman.spacy_component.component import Dragoman, make_dragoman
from dragoman.spacy_component.display import displacy_colours, displacy_options
from dragoman.spacy_component.settings import Settings

__all__ = ["Dragoman", "Settings", "displacy_colours", "displacy_options", "make_dragoman"]
