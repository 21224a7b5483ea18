// Written by the recording area: saving while typing.
