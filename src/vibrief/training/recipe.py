"""How the embedded model was trained: settings with their reasons, and weights of the collections it learnt
from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a run. Rates are those of AdamW; a matrix update of Muon has the same root mean square."""

    rate: float = 2e-3
    """Peak rate of the hidden matrices, which Muon updates."""
    embedding_rate: float = 1.5e-3
    """Peak rate of embeddings, biases and norms, which AdamW updates."""
    warmup: int = 120
    """Steps until the peak; few, since Muon's updates are bounded from the first step on."""
    decay: float = 0.3
    """Last share of the run in which the rate falls to `last_rate` of its peak. Before that it stays at the
    peak, so that a run can be prolonged from a checkpoint of this time."""
    last_rate: float = 0.02
    weight_decay: float = 0.02
    tokens: int = 3600
    """Target tokens a step."""
    batch_tokens: int = 1000
    """Target tokens a batch; several make a step, so that processes can share it evenly."""
    smoothing: float = 0.1
    """Label smoothing."""
    guide: float = 0.5
    """Weight of the alignment loss at the start, halved every `guide_half_life` target tokens down to
    `guide_least`. Without it a small model needs several times the data to begin to look at its source."""
    guide_half_life: float = 8e6
    guide_least: float = 0.05
    frequent: int = 2500
    """Pieces always in the softmax …"""
    sampled: int = 1500
    """… and how many of the others a batch samples, which halves the cost of the largest matrix; 0 takes
    all."""
    shard: int = 40_000
    """Pairs encoded at a time; the unit of the curriculum."""
    first_words: int = 14
    """The first shard holds pairs of at most this many English words …"""
    more_words: int = 3
    """… and each further one of so many more: short sentences align sooner."""
    resampled: float = 0.4
    """Share of sources cut into pieces at random."""
    phrases: float = 0.03
    """Made-up phrases a shard, as a share of its pairs."""
    sentences: float = 1.0
    """Share of the sentences written for the project that each shard holds, their blanks filled anew …"""
    terms: float = 0.5
    """… and share of the built-in glossary's terms."""
    dropout: float = 0.1
    """Dropout on the embeddings and on the output of every sublayer (Vaswani et al. 2017)."""
    stacking: float = 0.3
    """Share of the run for which a new model has half its encoder layers; then they are copied on top of
    themselves (Gong et al. 2019, "Efficient training of BERT by progressively stacking"). A shallow encoder
    learns to align sooner and costs half. 0 begins with all layers, and so does an odd number of them."""


FINE_TUNING = Recipe(
    rate=2e-4, embedding_rate=2e-4, warmup=50, guide=0.0, guide_least=0.0, first_words=1000, phrases=0.0,
    sentences=0.0, terms=0.0, dropout=0.0, stacking=0.0, resampled=0.2, decay=0.5,
)  # fmt: skip
"""For a model that can translate: low rates, no curriculum, no guide, nothing beside your own pairs."""

WEIGHTS: dict[str, float] = {
    "evbnews": 2, "alt": 2.5, "vlsp20_news_train": 3, "baosongngu": 2.5, "xquad_sents": 1.5,
    "vlsp20_basic": 1, "tatoeba_hiep": 1, "xquad_questions": 1, "mlqa_questions": 1, "talpco": 0.7,
    "udhr": 1, "vietnam_book": 1,
    "gov_bloom": 1, "gov_crt": 1, "gov_civiform": 1, "gov_votegov": 1, "gov_phila": 1, "gov_gary": 1,
    "gaz_agencies_ranks": 5, "gaz_countries": 3, "gaz_vn_units": 0.5, "gaz_vn_units_pre2025": 0.5,
    "3b1b_reviewed": 0.7, "3b1b_mt": 0.5, "d2l_vi": 0.5, "mly_vi": 0.5, "hf_course": 0.5, "react_vi": 0.4,
    "elixirschool": 0.4, "gnome_user_docs": 0.4, "mozilla_www": 0.5, "osm_id": 0.5, "ms_deployoffice_ht": 0.5,
    "ms_projops_sxs_ht": 0.25, "ms_ci_sxs_ht": 0.3, "ms_d365ce_ht": 0.3, "ms_alchemy_mt": 0.15,
    "ms_projops_mt": 0.1, "ms_custinsights_mt": 0.1, "ms_edgeai": 0.2, "ms_azd": 0.2,
    "ms_agents": 0.3, "ms_agents_nb": 0.2,
    "ms_fasttrack_mt": 0.2, "bible_1934_bsb": 0.15,
}  # fmt: skip
"""How often a pair of a collection is drawn: news often, machine-translated documentation seldom."""
LATE_WEIGHTS: dict[str, float] = {
    "evbnews": 2, "alt": 2.5, "vlsp20_news_train": 3, "baosongngu": 2, "xquad_sents": 0.5,
    "vietnam_book": 0.5, "gov_phila": 0.5, "gaz_agencies_ranks": 0.3, "gaz_countries": 0.3,
    "gaz_vn_units": 0.3, "gaz_vn_units_pre2025": 0.3,
}  # fmt: skip
"""The same for the last part of the run, when the rate falls: news almost alone."""
OTHER_WEIGHT, OTHER_LATE_WEIGHT = 0.4, 0.05
"""For collections of the embedded model's corpus that are not listed. With other corpora every pair weighs
1."""


def weights_for(sources: set[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Weight of each source, in general and late in the run: the tables above where they know most
    sources."""
    if len(sources & set(WEIGHTS)) < len(sources) / 2:
        return dict.fromkeys(sources, 1.0), dict.fromkeys(sources, 1.0)
    return (
        {source: WEIGHTS.get(source, OTHER_WEIGHT) for source in sources},
        {source: LATE_WEIGHTS.get(source, OTHER_LATE_WEIGHT) for source in sources},
    )
