# Reads deb822 stanzas (one record each, one line a field); prints "address suite"
# for each enabled binary source with the component main.
{
    split("", field); name = ""
    for (i = 1; i <= NF; i++) {
        if ($i ~ /^[A-Za-z-]+:/) { name = tolower(substr($i, 1, index($i, ":") - 1)); field[name] = substr($i, index($i, ":") + 1) }
        else field[name] = field[name] " " $i
    }
    if (field["enabled"] ~ /no|false/ || field["types"] !~ /(^|[ \t])deb([ \t]|$)/) next
    if (field["components"] !~ /(^|[ \t])main([ \t]|$)/) next
    uris = split(field["uris"], uri, " "); suites = split(field["suites"], suite, " ")
    for (u = 1; u <= uris; u++) for (s = 1; s <= suites; s++) print uri[u], suite[s]
}
