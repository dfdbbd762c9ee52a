"""Events with the location fields of PLOVER, as its published data set POLECAT names them.

PLOVER (Political Language Ontology for Verifiable Event Records) is the Open Event Data Alliance's
specification of political events; its codebook leaves the layout to the data set, whose columns are taken
here: https://doi.org/10.7910/DVN/AJGVIT. docs/contract.md says which column of ours each comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.schema import is_null

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer import Gazetteer

_ALPHA_3 = """
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE
BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS
BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN
COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST
EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF
GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD
HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM
JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA
LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM
NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG
PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA
SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD
STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON
TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE
"""
"""ISO 3166-1: alpha-2 and alpha-3 of a country in one word; XKX, for Kosovo, is in common use only."""

_TAKEN_OVER = (
    "event_id",
    "date_start",
    "place_name",
    "country",
    "admin1",
    "geonameid",
    "place_text",
    "lon",
    "lat",
)
"""Columns of the event table that a field of PLOVER stands in place of."""


def plover(events: gpd.GeoDataFrame, gazetteer: Gazetteer | None = None) -> gpd.GeoDataFrame:
    """The event table with PLOVER's fields first, in the order of its data set, then our other columns.

    City is the name of a town or village, District that of a second-level division, Province that of a
    first-level one, Country ISO 3166-1 alpha-3, Feature Type the GeoNames feature code of the place; each
    null where it does not apply. gazetteer: where the feature codes come from, default dateline's own.
    """
    import geopandas as gpd
    import pandas as pd

    import gazetteer as gz

    places = gazetteer or gz.load()
    alpha_3 = {word[:2]: word[2:] for word in _ALPHA_3.split()}
    features: dict[str, str | None] = {}

    def feature(place_id: Any) -> str | None:
        if is_null(place_id):
            return None
        if place_id not in features:
            try:
                features[place_id] = places.place(place_id).feature
            except gz.UnknownPlace:
                features[place_id] = None
        return features[place_id]

    def texts(values: list[Any]) -> Any:
        cells = [None if is_null(value) else value for value in values]
        return pd.Series(cells, index=events.index, dtype=object)

    names, levels = events["place_name"].tolist(), events["level"].tolist()
    countries = events["country"].tolist()
    named = list(zip(names, levels, strict=True))
    data: dict[str, Any] = {
        "Event ID": events["event_id"],
        "Event Date": events["date_start"],
        "Placename": events["place_name"],
        "City": texts([name if level in ("city", "locality") else None for name, level in named]),
        "District": texts([name if level == "admin2" else None for name, level in named]),
        "Province": events["admin1"],
        "Country": texts([None if is_null(code) else alpha_3.get(code, code) for code in countries]),
        "Latitude": events["lat"],
        "Longitude": events["lon"],
        "GeoNames ID": events["geonameid"],
        "Raw Placename": events["place_text"],
        "Feature Type": texts([feature(place_id) for place_id in events["place_id"].tolist()]),
        "Source": events["source"],
        "Publication Date": events["published"],
    }
    gone = {*_TAKEN_OVER, "source", "published", "geometry"}
    data.update({str(name): events[name] for name in events.columns if name not in gone})
    return gpd.GeoDataFrame(data, geometry=events.geometry, crs=events.crs)
