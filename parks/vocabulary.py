"""The closed vocabularies of the store: every value that may stand in its files."""

from enum import StrEnum


class Kind(StrEnum):
    """What a unit is."""

    DISTRICT = "district"
    ZONE = "zone"
    PARK = "park"
    GROUP = "group"
    NEW_CITY = "new_city"
    CLUSTER = "cluster"
    BASE = "base"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    FACILITY = "facility"
    PROJECT = "project"
    TOWN = "town"
    TITLE = "title"


class Basis(StrEnum):
    """What a geometry rests on."""

    SURVEYED = "surveyed"
    PUBLISHED = "published"
    DIGITISED = "digitised"
    STAND_IN = "stand_in"
    ESTIMATED = "estimated"
    SCHEMATIC = "schematic"
    FICTIONAL = "fictional"


class Extent(StrEnum):
    """Which extent of a park a boundary shows."""

    PLANNED = "planned"
    APPROVED = "approved"
    BUILT = "built"
    ILLUSTRATION = "illustration"


class PlaceRole(StrEnum):
    """How a point stands for its unit."""

    SITE = "site"
    STAND_IN = "stand_in"
    POSSIBLE_SEAT = "possible_seat"
    SEAT = "seat"
    DISTRICT_SEAT = "district_seat"


class Status(StrEnum):
    """Whether a figure happened, is foreseen or is aimed at."""

    ACTUAL = "actual"
    EXPECTED = "expected"
    TARGET = "target"


class Measure(StrEnum):
    """What a figure measures of its indicator."""

    LEVEL = "level"
    NEW = "new"
    CUMULATIVE = "cumulative"
    GROWTH = "growth"
    SHARE = "share"
    THRESHOLD = "threshold"
    RANK = "rank"
    STRUCTURE = "structure"


class Qualifier(StrEnum):
    """How exact the document says a figure is."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    BELOW = "below"


class Mark(StrEnum):
    """Why a figure or a unit is in doubt; empty where it is not."""

    NONE = ""
    SCOPE_DIFFERS = "scope_differs"
    CONFLICTS = "conflicts"
    DAMAGED = "damaged"
    DOUBTFUL = "doubtful"
    IDENTITY_INFERRED = "identity_inferred"


class Role(StrEnum):
    """What a unit is in a spatial structure."""

    WHOLE = "whole"
    CORE = "core"
    PARK = "park"
    NEW_CITY = "new_city"
    GROUP = "group"
    BASE = "base"


class Tier(StrEnum):
    """Rank of an industry in a cluster system."""

    LEADING = "leading"
    CHARACTERISTIC = "characteristic"
    EMERGING = "emerging"
    PILLAR = "pillar"
    DIRECTION = "direction"
    ACTION = "action"
    NAME_ONLY = "name_only"


class EventKind(StrEnum):
    """What kind of dated fact an event is."""

    APPROVAL = "approval"
    FOUNDING = "founding"
    SIGNING = "signing"
    START = "start"
    COMPLETION = "completion"
    PRODUCT = "product"
    POLICY = "policy"
    TITLE = "title"
    AWARD = "award"
    AGREEMENT = "agreement"
    EVENT = "event"
    PLAN = "plan"


class Theme(StrEnum):
    """Theme of an indicator, in the order shown."""

    LAND = "land"
    STRUCTURE = "structure"
    OUTPUT = "output"
    INVESTMENT = "investment"
    PROJECTS = "projects"
    FIRMS = "firms"
    INNOVATION = "innovation"
    PEOPLE = "people"
    PRODUCTION = "production"
    FINANCE = "finance"
    SERVICES = "services"
    ENVIRONMENT = "environment"
    CULTURE = "culture"


class Dimension(StrEnum):
    """Physical or economic dimension of an indicator and of a unit of measurement."""

    AREA = "area"
    FLOOR_AREA = "floor_area"
    MONEY = "money"
    MONEY_PER_AREA = "money_per_area"
    MONEY_PER_ENERGY = "money_per_energy"
    MONEY_PER_MASS = "money_per_mass"
    MONEY_PER_PERSON = "money_per_person"
    COUNT = "count"
    PEOPLE = "people"
    PEOPLE_PER_AREA = "people_per_area"
    MASS = "mass"
    ENERGY = "energy"
    LENGTH = "length"
    DURATION = "duration"
    RATIO = "ratio"
    RANK = "rank"
    VOLUME = "volume"
    POWER = "power"
    ITEMS_PER_TIME = "items_per_time"
    OTHER = "other"


class Better(StrEnum):
    """Which direction of an indicator is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"
