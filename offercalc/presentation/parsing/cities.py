"""Where large cities are, as far as taxes depend on it: a state, a province, a nation or a country."""

_BY_PLACE = {
    "US-AL": "birmingham",
    "US-AZ": "phoenix, scottsdale, tempe, tucson",
    "US-CA": (
        "san francisco, sf, bay area, silicon valley, los angeles, san diego, palo alto, mountain view, sunnyvale, "
        "menlo park, cupertino, santa clara, oakland, berkeley, redwood city, santa monica, irvine, san mateo, "
        "sacramento, foster city, playa vista, culver city"
    ),
    "US-CO": "denver, boulder",
    "US-DC": "washington",
    "US-DE": "wilmington",
    "US-FL": "miami, orlando, tampa, jacksonville",
    "US-GA": "atlanta",
    "US-ID": "boise",
    "US-IL": "chicago",
    "US-MA": "boston, cambridge, somerville",
    "US-MD": "baltimore, bethesda",
    "US-MI": "detroit, ann arbor",
    "US-MN": "minneapolis, saint paul",
    "US-MO": "st. louis, kansas city",
    "US-NC": "charlotte, raleigh",
    "US-NJ": "jersey city, hoboken, newark",
    "US-NV": "las vegas, reno",
    "US-NY": "new york, new york city, nyc, brooklyn, manhattan, buffalo",
    "US-OH": "cincinnati, cleveland",
    "US-PA": "philadelphia, pittsburgh",
    "US-TN": "nashville, memphis",
    "US-TX": "austin, dallas, houston, san antonio, plano",
    "US-UT": "salt lake city",
    "US-WA": "seattle, bellevue, redmond, kirkland, tacoma, washington",
    "CA-AB": "calgary, edmonton",
    "CA-BC": "vancouver, burnaby",
    "CA-MB": "winnipeg",
    "CA-NS": "halifax",
    "CA-ON": "toronto, ottawa, waterloo, mississauga",
    "CA-QC": "montreal, montréal",
    "GB": (
        "london, manchester, birmingham, bristol, leeds, liverpool, oxford, cambridge, cardiff, belfast, reading, "
        "sheffield, nottingham, newcastle upon tyne, brighton"
    ),
    "GB-SCT": "edinburgh, glasgow, aberdeen, dundee",
    "IE": "dublin, cork, galway",
    "DE": (
        "berlin, munich, münchen, hamburg, frankfurt, köln, cologne, stuttgart, düsseldorf, leipzig, dresden, "
        "heidelberg, karlsruhe, nürnberg, nuremberg, hannover, walldorf, potsdam"
    ),
    "NL": "amsterdam, rotterdam, the hague, den haag, utrecht, eindhoven, delft",
    "FR": "paris, lyon, toulouse, grenoble, sophia antipolis",
    "CH": "zürich, zurich, geneva, genève, basel, lausanne, bern, zug",
    "AT": "vienna, wien, graz",
    "BE": "brussels, bruxelles, antwerp",
    "DK": "copenhagen, københavn, aarhus",
    "SE": "stockholm, gothenburg, göteborg, malmö",
    "NO": "oslo",
    "FI": "helsinki, espoo",
    "IS": "reykjavik, reykjavík",
    "ES": "madrid, barcelona",
    "PT": "lisbon, lisboa",
    "IT": "milan, milano, rome, roma, turin",
    "PL": "warsaw, warszawa, krakow, kraków, wroclaw, wrocław",
    "CZ": "prague, praha, brno",
    "HU": "budapest",
    "RO": "bucharest, cluj-napoca",
    "EE": "tallinn",
    "IL": "tel aviv, jerusalem, haifa",
    "TR": "istanbul, ankara",
    "AE": "dubai, abu dhabi, sharjah",
    "SA": "riyadh, jeddah, neom",
    "QA": "doha",
    "EG": "cairo",
    "KE": "nairobi",
    "NG": "lagos, abuja",
    "ZA": "cape town, johannesburg",
    "ID": (
        "jakarta, bandung, surabaya, yogyakarta, denpasar, bali, medan, tangerang, bekasi, depok, bogor, semarang, "
        "makassar, batam, balikpapan, malang, jabodetabek, bsd"
    ),
    "SG": "singapore, singapura",
    "MY": "kuala lumpur, cyberjaya, penang, johor bahru",
    "PH": "manila, makati, taguig, cebu, quezon city",
    "TH": "bangkok",
    "VN": "ho chi minh city, hanoi, da nang",
    "HK": "hong kong, kowloon",
    "TW": "taipei, hsinchu",
    "CN": "beijing, shanghai, shenzhen, hangzhou, guangzhou",
    "KR": "seoul, pangyo, busan",
    "JP": "tokyo, osaka, kyoto, yokohama, fukuoka, nagoya",
    "IN": (
        "bengaluru, bangalore, mumbai, new delhi, delhi, gurugram, gurgaon, noida, hyderabad, chennai, pune, kolkata, "
        "ahmedabad"
    ),
    "AU": "sydney, melbourne, brisbane, perth, canberra, adelaide",
    "NZ": "auckland, wellington, christchurch",
    "BR": "são paulo, sao paulo, rio de janeiro",
    "MX": "mexico city, ciudad de méxico, monterrey, guadalajara",
    "AR": "buenos aires",
    "CO": "bogotá, bogota, medellín, medellin",
    "CL": "santiago",
}


def _by_city() -> dict[str, frozenset[str]]:
    """Return the places of each city; a name that several cities share has several."""
    found: dict[str, frozenset[str]] = {}
    for place, cities in _BY_PLACE.items():
        for city in cities.split(", "):
            found[city] = found.get(city, frozenset()) | {place}
    return found


CITIES = _by_city()
"""The places of cities by their names in lower case."""
LONGEST_CITY = max(len(city.split()) for city in CITIES)
"""The most words in the name of a city."""
