"""The demo region as it is committed, and as the generator makes it now."""

import pytest

from parks import Region, load_region
from parks.demo.drawn_park import DrawnPark, drawn_park
from parks.demo.plan import park_plans
from parks.demo.region_folder import demo_files


@pytest.fixture(scope="session")
def demo() -> Region:
    return load_region("demo")


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    return demo_files()


@pytest.fixture(scope="session")
def drawn() -> tuple[DrawnPark, ...]:
    return tuple(drawn_park(plan) for plan in park_plans())
