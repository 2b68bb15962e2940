"""The three folders of one person."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from msgspec import Struct

from player.paths import written_path


class Home(Struct, frozen=True):
    """Where a person's things are kept; the folders need not exist yet."""

    config: Path
    """Holds `settings.toml`."""
    data: Path
    """Holds the journal and the person's own programs."""
    cache: Path
    """Holds spoken clips; may be emptied at any time."""

    @classmethod
    def find(cls, environ: Mapping[str, str]) -> Self:
        """Give the folders of this system, or the one folder that `SOEPEL_HOME` names; UserError for none."""
        if named := environ.get("SOEPEL_HOME", ""):
            folder = written_path(named).absolute()
            return cls(folder, folder, folder / "cache")
        from platformdirs import PlatformDirs  # noqa: PLC0415 - slow, and often not needed

        folders = PlatformDirs("soepel", appauthor=False)
        return cls(folders.user_config_path, folders.user_data_path, folders.user_cache_path)

    @property
    def programs(self) -> Path:
        """Folder of the person's own programs."""
        return self.data / "programs"

    @property
    def voices(self) -> Path:
        """Folder of the person's own voices."""
        return self.data / "voices"

    @property
    def backups(self) -> Path:
        """Folder of the copies of the journal."""
        return self.data / "backups"
