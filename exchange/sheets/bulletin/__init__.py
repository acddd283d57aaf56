"""考核结果通报: the bulletin, written from a result as text whose every figure knows where it comes from.

`bulletin_of` puts it together; each paragraph has a module of its subject and can be switched off by its key. Nothing
is worked out here: sums, means, gaps and places are those of `scoring/`, exact, and rounded only where they are
printed."""
