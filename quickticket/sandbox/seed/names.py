"""Words for names; none comes near one the tests look for (joe, sam, acme, north star, red ridge)."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _words(
    """
    Adele Adrian Agnes Aisha Alastair Albert Alison Amara Amir Andrea Angus Anita Anton Arthur
    Astrid Audrey Barbara Beatrice Bernard Bethany Blanka Bogdan Brendan Bridget Callum Carla
    Caroline Cecil Charlotte Chidi Claire Clement Colin Connor Cordelia Craig Cynthia Daniel Daphne
    Deepak Deirdre Derek Diana Dominic Dorothy Duncan Edith Edmund Eileen Elena Elliot Emily Erica
    Esther Eugene Fatima Felix Fergus Fiona Florence Francis Gareth Gemma Geoffrey Gillian Gordon
    Grace Graham Gwen Hannah Harriet Harvey Hector Helena Henrik Hugo Imogen Ingrid Isabel Isaac
    Ivor Jasmine Jeremy Jessica Julian Karen Katarina Keith Kenneth Kirsten Laura Lawrence Leonard
    Lorna Louise Lucinda Magnus Malcolm Margaret Marina Martin Matilda Maureen Melissa Michael
    Miriam Monica Muriel Nadia Natalie Nicholas Nigel Nikolai Norman Oliver Oscar Padraig Patricia
    Pauline Peter Philip Phoebe Priscilla Quentin Rachel Ralph Raymond Rebecca Reginald Rhiannon
    Richard Robert Roderick Rosalind Rupert Ruth Sabrina Sandeep Sarah Selina Shirley Sidney Simon
    Sophie Stephen Stuart Sylvia Tabitha Tamsin Terence Theodore Thomas Tobias Ursula Valerie
    Vanessa Victor Vincent Violet Walter Wendy Wilfred Winston Xavier Yasmin Yusuf Yvonne Zachary
    """
)
LAST_NAMES = _words(
    """
    Abernathy Adeyemi Ainsworth Aldridge Appleby Armitage Ashdown Atherton Bainbridge Banerjee
    Barclay Bassett Beaumont Bellamy Bickford Blackwood Blenkinsop Bradshaw Brennan Brightman
    Buchanan Burgess Cadwallader Calloway Campion Carmichael Carruthers Chatterjee Chadwick Clayton
    Clifford Coleridge Cooper Cornwall Crawford Cromwell Cunningham Dalton Davenport Dawson Delaney
    Dempsey Desai Dickinson Donnelly Drummond Eastwood Eccleston Edmonds Ellsworth Fairfax
    Fairweather Farrell Featherstone Fernandez Finnegan Fitzroy Fletcher Forsyth Gallagher Galbraith
    Garrison Gascoigne Gilchrist Glover Goddard Goldsmith Greenwood Grimshaw Gupta Haddock Halliwell
    Hammond Hargreaves Harrington Hathaway Hawthorne Hemingway Henderson Hitchcock Holloway
    Hutchinson Ibrahim Inglewood Jacobson Jardine Jefferson Kapoor Kavanagh Kendrick Kensington
    Kingsley Kowalski Lancaster Langford Latimer Lockwood Longbottom Lovelace MacDonald Mackenzie
    Maitland Mallory Markham Mbeki McAllister Merriweather Middleton Montague Moriarty Mulligan
    Napier Nightingale Okafor Oldfield Osborne Palmerston Patterson Pemberton Penrose Pettigrew
    Pickering Plumtree Prendergast Quigley Radcliffe Rahman Ravenscroft Rawlinson Richardson
    Rosenberg Rutherford Sheridan Sinclair Singh Somerset Spencer Sullivan Sutherland Tattersall
    Templeton Thackeray Thornton Tolliver Trevelyan Underhill Vaughan Venkatesh Wainwright Wakefield
    Waverley Weatherby Wellington Whitaker Wilkinson Winterbourne Woodhouse Wyndham Yamamoto Yardley
    Zimmermann
    """
)
COMPANY_WORDS = _words(
    """
    Amber Anchor Arrow Aspen Atlas Beacon Birch Blue Bramble Bronze Canal Castle Cedar Clover Cobalt
    Copper Coral Crescent Crown Crystal Eagle Elm Ember Falcon Fern Forest Garnet Glen Golden
    Granite Harbour Hazel Heather Heron Highland Holly Horizon Indigo Ivory Juniper Kestrel Lantern
    Laurel Lime Linden Lotus Maple Marble Meadow Midland Mill Moor Oak Olive Onyx Orchard Otter
    Pearl Pine Poplar Quartz River Robin Rowan Sapphire Silver Spruce Stone Summit Swan Thistle
    Timber Topaz Valley Victoria Walnut Willow Winter Yew
    """
)
COMPANY_TRADES = _words(
    """
    Accountants Architects Brewery Builders Catering Chemicals Clinics Consulting Couriers Dental
    Electrical Engineering Estates Farms Fabrics Florists Foods Freight Glass Homes Hotels Insurance
    Interiors Kitchens Labs Legal Lettings Logistics Marine Media Motors Optics Packaging Pharmacy
    Plastics Printing Recruitment Roofing School Security Surveyors Systems Textiles Tools Travel
    Vets Water Windows
    """
)
TOWNS = _words(
    """
    Aberdeen Bath Belfast Birmingham Bolton Bradford Brighton Bristol Cambridge Cardiff Carlisle
    Chester Coventry Derby Dundee Durham Edinburgh Exeter Glasgow Gloucester Hull Inverness Ipswich
    Lancaster Leicester Lincoln Liverpool Luton Manchester Newcastle Newport Norwich Nottingham
    Oxford Perth Plymouth Portsmouth Preston Reading Sheffield Southampton Stirling Sunderland
    Swansea Swindon Truro Wakefield Wells Winchester Worcester
    """
)

AREA_CODES = ("0113 496", "0114 496", "0115 496", "0116 496", "0117 496", "0118 496", "0121 496", "0131 496")
"""With 0xxx behind them: numbers set aside in Britain for invented people."""
